/**
 * Places that a question may name and the corpus may not be about: other forces' areas, cities and countries.
 * A question about one of them is answered only by an item that names the place too.
 */
export const ELSEWHERE: readonly string[] = `
  aberdeen, avon and somerset, bath, bedfordshire, belfast, birmingham, blackpool, bolton, bournemouth, bradford, brighton, bristol,
  british transport police, btp, cambridge, cambridgeshire, cardiff, cheshire, city of london police, cleveland, cornwall, coventry,
  cumbria, derby, derbyshire, devon, devon and cornwall, doncaster, dorset, dundee, durham, dyfed powys, edinburgh, essex, exeter,
  glasgow, gloucestershire, greater manchester, gmp, gwent, hampshire, hertfordshire, hull, humberside, kent, lancashire, leeds,
  leicester, leicestershire, lincolnshire, liverpool, luton, manchester, merseyside, middlesbrough, milton keynes, newcastle,
  norfolk, north wales, north yorkshire, northamptonshire, northern ireland, northumbria, norwich, nottingham, nottinghamshire,
  oxford, plymouth, police scotland, portsmouth, psni, salford, scotland, sheffield, south wales, south yorkshire,
  southampton, staffordshire, stoke, suffolk, sunderland, surrey, sussex, swansea, thames valley, wales, warwickshire, west mercia,
  west midlands, west yorkshire, wiltshire, wolverhampton, york, yorkshire,
  africa, america, amsterdam, athens, australia, austria, baltimore, barcelona, belgium, berlin, boston, brazil, brussels, budapest,
  california, canada, chicago, china, copenhagen, denmark, dubai, dublin, europe, florida, france, germany, greece, hong kong, india,
  ireland, israel, italy, japan, lisbon, los angeles, madrid, melbourne, mexico, milan, minneapolis, moscow, munich, netherlands,
  new york, new zealand, norway, nypd, oslo, paris, pakistan, poland, portugal, prague, rome, russia, san francisco, scandinavia,
  seattle, singapore, south africa, spain, stockholm, sweden, switzerland, sydney, texas, tokyo, toronto, turkey, ukraine, usa,
  united states, vienna, warsaw, washington, zurich`
  .split(',')
  .map((place) => place.trim());

/** Words for the whole country, whose figures the corpus keeps under England and Wales. */
export const NATIONWIDE: readonly string[] = [
  'england and wales',
  'england & wales',
  'england',
  'nationally',
  'nationwide',
  'national',
  'the whole country',
  'across the country',
  'in the country',
  'the country',
  'in britain',
  'in the uk',
  'uk',
  'britain',
  'all forces',
  'every force',
];

/** What the corpus calls the whole country. */
export const NATIONWIDE_AREA = 'England and Wales';
