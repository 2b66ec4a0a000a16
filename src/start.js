// JavaScript, so that an older Node can still read it and say what is missing.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  console.error(`Bluelamp needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}.`);
  console.error('Start it with npm (npm ci, then npm start), which brings its own Node on Linux and Windows,');
  console.error('or install a newer Node from https://nodejs.org.');
  process.exit(1);
}

// Stripping types and compiling take half of a start: what they made is kept for the next one. Where the folder cannot be
// written, nothing is kept. (Not in the shared temporary folder, where others could leave code for us to run.)
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

try {
  await import('./main.ts');
} catch (error) {
  // Whoever edited a file of words wants its line, not where the program was.
  if (error?.name !== 'LexiconError') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
