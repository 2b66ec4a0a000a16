/** An ordinary article of a local paper, as a moderator would add it. Its people, places and numbers are invented. */
const PARAGRAPHS = [
  'Police are to put more officers on the streets of Fennbridge after a rise in knife crime near the station, councillors heard on Tuesday.',
  'Maren Oakes, leader of Fennbridge Council, told the meeting that residents had waited for too long. She said that the council would pay for two officers from its own reserves, and that it expected the force to match them.',
  '“People who live by the station want to see an officer they know by name, not a van that drives past once a night,” said Oakes.',
  'The Metropolitan Police recorded 412 knife offences in Fennbridge in 2018. The Metropolitan Police recorded 127 killings in London in 2018.',
  'Toby Farran, who runs a shop in the high street, said that he had called the police four times in a month. He claimed that nobody had come before the next morning.',
  '“I have swept up the glass of my own door three times since the summer, and I am tired of it,” said Toby Farran.',
  'Chief Superintendent Ines Calder said that her officers were stretched. She argued that patrols alone would change little, and added that youth workers were needed as much.',
  '“A patrol can move a problem round the corner, but it takes a whole town to end it,” said Chief Superintendent Ines Calder.',
  'Farran said that he would believe it when he saw it. Oakes promised that the council would publish a report on stop and search in the spring.',
];

/** Three quotations, two figures, and what people are reported to have said besides. */
export const ORDINARY = `<!doctype html><html><head><title>More patrols for Fennbridge after knife crime rises</title>
  <meta property="og:site_name" content="Fennbridge Gazette"><meta property="article:published_time" content="2019-02-06"></head>
  <body><article><h1>More patrols for Fennbridge after knife crime rises</h1>
  ${PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article></body></html>`;
