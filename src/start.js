// JavaScript, so that an older Node can still read it and say what is missing.
const OLDEST_NODE = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  console.error(`Bluelamp needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}.`);
  console.error('Start it with npm (npm ci, then npm start), which brings its own Node on Linux and Windows,');
  console.error('or install a newer Node from https://nodejs.org.');
  process.exit(1);
}

await import('./main.ts');
