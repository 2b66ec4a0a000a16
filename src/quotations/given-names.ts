/** Common given names of Britain and America, by the gender that they tell; those that tell none are left out. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

export const MEN = set(`
  aaron abdul abraham adam adrian ahmed ahmet aidan alan albert alec aled alessandro alexander alfred ali alistair allan
  allen amar ambrose amir amit anand anders andre andrei andrew andy angus anil anthony antonin antonio anwar archibald
  archie arjun arthur arvind ashok asif babatunde balbir barack barnaby barney barry bartholomew bashir ben benedict
  benjamin benny bernard bernie bilal bill billy bjorn bob bobby bogdan boris brad brandon brendan brett brian bruce
  bruno bryan caleb calum cameron carl carlos cassius cecil cedric charles charlie chidi chris christopher chuck cillian
  clarence claude clem clifford clive colin conor conrad corey cormac cornelius cosmo craig crispin curtis cuthbert cy
  cyril damian damien dan daniel danny darius darren dave david dean declan deepak delroy demetrius denis dennis derek
  dermot desmond dev dewi diarmuid dick dieter digby dinesh dmitri dominic don donald doug douglas duncan dwayne dwight
  dylan eamon earl ed eddie edgar edmund eduardo edward elias elijah eliot elliot ellis emeka emmanuel emmett emre emyr
  enoch eoin ephraim erasmus eric erik ernest ethan etienne eugene eustace evan ewan ewart ezra fabian faisal farhan
  farid faustus felix fergal fergus finlay floyd francis francisco frank fraser fred frederick gabe gareth gary gavin
  gawain geoff geoffrey george geraint gerald gerard gethin gideon gilbert giles giovanni glen glenn godfrey gopal goran
  gordon graeme graham grant greg gregory gruff gustav guy hakan hal hamid hamish hamza hans harish harold haroon harry
  hartley harvey hassan hector henrik henry herbert herman hiroshi horace hossein howard hubert huey hugh hugo humphrey
  hussein huw ian ibrahim idris iestyn ieuan ignatius igor imran imtiaz inigo innes irfan isaac isaiah ivan ivo jack
  jacob jacques jagdish jago jake jakub james jamie jason jaspal jasper jay jeb jeff jeffrey jens jeremy jermaine jerome
  jerry jerzy jesus jethro jim jimmy joe joel john johnny jon jonah jonathan jonny jorge jose joseph josh joshua josiah
  juan julian julius juma junaid justin kamal kane karel karim karl kashif keir keith kellan kelvin kemal ken kenji
  kenneth kenzo kevin khalid kieran kieron kingsley kishore klaus kofi kojo krzysztof kwabena kwaku kwame kwesi kyle
  lachlan lamar lance larry lars laurence lawrence lee leif len lennox lenny leo leon leonard leroy lewis liam lindsey
  linus lionel lloyd lorenzo louis luca lucas lucian lucien luis luka lukasz luke luther magnus mahesh mahmood mahmoud
  majid malachi malcolm malik mamadou manish manoj manuel marcel marco marcus marek mario marius mark marlon marshall
  martin mateusz matt matteo matthew maurice max maxim mehmet melvin merrick mervyn michael miguel mihai mike mikhail
  mitch mitt mohamed mohammed mohan montague monty mordecai moses muhammad mukesh mungo murat musa mustafa nadeem naresh
  nasser nathan nathaniel naveed neal ned neil nelson neville newt niall nicholas nick nigel nikhil nikolai nils nitin
  noah norman obinna oisin olaf oliver olumide oluwaseun omar oren orhan orlando oscar oskar osman oswald otis otto
  ousmane owain owen padraig pankaj paolo patrick paul pavel pedro percival percy peregrine perry peter phil philip
  phillip pierre piers piotr pradeep prakash quincy radu rafael rahul raj rajesh rajiv rakesh ralph ramesh ramon rand
  randy ranjit ranulph rasheed rashid ravi ray raymond reg reggie reid reince remy reuben rex reza rhodri rhys ricardo
  richard rick ricky rishi rizwan rob robbie robby robert roberto robin rod roderick rodney roger rohan rohit roland
  rollo roman ron ronald ronan ronnie rory ross rowland roy ruaridh ruben rudy rufus rupert russ russell ryan sachin
  sadiq saeed sajid salim salman sam sami samuel sandeep sanjay sanjeev sanjit satish scott seamus sean sebastian segun
  sekou selwyn sergei seth shahid shane shaun sheldon sherrod shiv sidney silas simeon simon sohail stan stanley stavros
  stefan stefano stephen steve steven stewart stuart sunil suresh sven sylvester tadeusz tahir takeshi tarek tariq
  tarquin tarun taylor ted terence terry thaddeus theo theodore thomas tim timothy tobias toby todd tom tomas tomasz
  tommy tony travis trevor trey tristan tunde tyler tyrell tyrese tyrone ugo umar usman uwais varun vaughan vernon
  victor vijay vikram viktor vincent vinod vivek vladimir wade wallace walter waqar warren waseem wasim wayne wesley
  wilbur wilf wilfred wilfrid will william winfred winston wojciech wyn xavier yasir yaw younis yousef yusuf yves zac
  zachariah zachary zahid zahir zain zak zeb zeke zubair`);

export const WOMEN = set(`
  abena abigail ada adaeze adaku adanna adele adwoa agnes agnieszka ailsa aisha akosua akua alessandra alexandra alice
  alicia alison amaka amanda amber amelia amelie amina aminata amy ana ananya anastasia andrea angela angelina angharad
  anita anjali ann anna anne anneke annie annika aoife april araminta asha astrid aurelia ayesha ayodele barbara bea
  beata beatrice beatriz becky belinda bernadette bernice beth bethany betsy betty bev beverley bhavna birgit birgitta
  bisi blessing bola brenda bridget bronwen brooke bryony bukola camilla candice caoimhe carla carly carmen carol carole
  caroline carolyn carrie carys cassandra catarina catherine cathy catrin catriona cecilia cecily celeste celia cerys
  charlotte chelsea cheryl chiamaka chiara chioma chloe christina christine ciara cindy claire clare clarissa claudia
  clementine clodagh colette condoleezza constance coral cordelia cressida crystal cynthia daisy dana daniella danielle
  dawn debbie deborah debra deepa deirdre delia delphine delyth denise desiree diana diane dianne dilys dina divya dolly
  dolores donna doris dorota dorothea dorothy edith effie efua eileen eilidh ekaterina elaine eleanor elena elise
  elizabeth ella ellen elodie elsa elsie elspeth eluned emily emma emmeline enid erica erin ernestine esi esme estelle
  esther ethel etta eugenie eva eve evelyn ewa faith farah farhana farida farzana fatima felicia felicity fenella fern
  fernanda ffion fiona fionnuala flavia fleur flora florence florentine folake fran frances francesca freya funke
  gabriella gail galina gaynor geeta gemma genevieve georgia georgina geraldine gertrude gillian gina ginny gita giulia
  gladys gloria grace grainne greer greta gretchen gwen gwenda gwendolen gwyneth hafsa halima hanna hannah harriet
  hattie hazel heather heidi helen helena helene helga henrietta hermione hester hetty hilary hilda hillary hodan holly honor
  huma ida ifeoma ilona imelda imogen indira ines inga ingrid ioana iona ione irene irina iris isabel isabella isadora
  isla isobel ivanka ivy iwona izzy jacinta jackie jacqueline jade jan jana jane janet janice jasmin jasmine jaswinder
  jaya jean jeanette jeanne jemima jemma jenna jennifer jenny jess jessica jill jo joan joanna joanne jodie joelle
  jolanta jolene joni josephine josie joy joyce judi judith judy julia juliana julie juliet june juno jyoti kamala karen
  karin katarzyna kate katherine kathleen kathryn kathy katie katrina katy kavita kay kaya kayla keeley keira keisha
  kelly kellyanne kemi kendra khadija kimberley kimberly kirsten kirstie kirsty kitty kristen lakshmi lalita lana lara
  lata latoya laura lauren lavinia layla leah leanne leela leena leila lena leonie leonora leslie leyla libby lidia
  liesel lila lilian lilla lillian lily linda lindiwe lisa liz lizzie lois lola lorelei loretta lorna lorraine lotte
  lottie louisa louise lowri lubna lucia lucille lucinda lucy ludmila ludmilla lydia lynda lynette lynn lynne lyra mabel
  madeleine madge maeve magda magdalena maggie mair mairead maisie malgorzata mandy manon mara marcella marcia marcie
  margaret margery margot marguerite maria mariam marian marianne marie marilyn marina marion marisa marjorie marlene
  marnie marsha marta martha mary maryam mathilda mathilde maud maureen mavis maxine maya meena meera megan megyn
  melania melanie melissa menna mercedes meryl mhairi mia michaela michelle mihaela mildred millicent millie mina minnie
  mira mirabel miranda miriam moira molly mona monica monika morag morwenna muriel myfanwy myra myrtle nadia nadine
  nadira nahid naila nalini nancy naomi nargis nasreen natalia natalie natasha nazia neha nell nellie nerys nesta ngozi
  nia niamh nichola nicola nicole nikki nina nisha nita nkechi noora nora noreen norma nuala octavia odette oksana olena
  olive olivia oluchi olwen oonagh orla ottilie oyinkan paige paloma pam pamela parveen patience patricia patsy paula
  pauline pearl peggy penelope penny petra philippa philomena phoebe phyllida phyllis pia pilar pippa polly pooja poppy
  portia preeti primrose priti priya priyanka prudence rabia rachel radha rae ramona rani rania razia rebecca reena
  regina rekha renee renu reshma rhea rhian rhiannon rhoda rhona ria rina rita roberta rochelle roisin romola rosa
  rosalba rosalie rosalind rosalyn rosamund rosanna rose rosemary rosheen rosie rowena roxanne rubina ruby rukhsana rupa
  ruqayya ruth róisín sabina sabrina sade sadia sadie safiya saima sally samantha samia samina samira sana sandra
  sangeeta saoirse sara sarah sarita saskia scarlett seema selina selma serena shabana shabnam shami shanaz shanice
  shanti sharon shauna shazia sheena sheila shelagh shelley sheree sheryl shilpa shirin shirley shona shreya sian sigrid
  simona simone sinead sinéad siobhan siobhán siân skye smita sofia sohini sonal sonia sonja sonya sophia sophie soraya
  stacey stella steph stephanie sue suella suki sunita sunniva surya susan susanna susannah sushma susie suzanne
  svetlana swati sybil sylvia sylvie tabitha tahira tamar tamara tammy tamsin tania tanisha tanya tara tasneem tatiana
  tatum teresa tess tessa thandi thandiwe thea thelma theodora theresa thora tilda tilly tina toni tracey tracy tricia
  trish trudy ulrike uma una ursula usha uzma valerie vandana vanessa vashti venetia vera verena verity veronica vicki
  vicky victoria vidya viola violet virginia viv vivian vivien vivienne wanda wendy whitney wilhelmina wilma winifred
  winnie winona xanthe yana yara yasmeen yasmin yetunde yewande yolanda yolande yulia yvette yvonne zadie zainab zainabu
  zara zaynab zeenat zelda zelie zena zoe zofia zoya zuleika`);
