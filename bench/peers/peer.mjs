// One peer over one corpus: node peer.mjs TOOL FOLDER [ROUNDS]. Prints one JSON object: processor seconds of each round.
// Files are read and unpacked before the first round; what is timed is the tool's own work.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const tools = {
  'readability-linkedom': async () => {
    const [{ parseHTML }, { Readability }] = [await import('linkedom'), await import('@mozilla/readability')];
    return page => new Readability(parseHTML(page).document).parse()?.textContent?.length ?? 0;
  },
  'wink-nlp': async () => {
    const [{ default: make }, { default: model }] = [await import('wink-nlp'), await import('wink-eng-lite-web-model')];
    const nlp = make(model, ['sbd', 'pos']);
    return text => nlp.readDoc(text).tokens().out(nlp.its.pos).length;
  },
  compromise: async () => {
    const { default: nlp } = await import('compromise');
    return text => nlp(text).docs.reduce((words, sentence) => words + sentence.length, 0);
  },
};

const [tool, folder, rounds = '8'] = process.argv.slice(2);
if (!tools[tool] || !folder) {
  console.error(`usage: node peer.mjs ${Object.keys(tools).join('|')} FOLDER [ROUNDS]`);
  process.exit(2);
}

const inputs = readdirSync(folder).filter(f => /\.(html|txt)(\.gz)?$/.test(f)).sort().map(f => {
  const bytes = readFileSync(join(folder, f));
  return (f.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
});
const work = await tools[tool]();
const seconds = [];
let units = 0;
for (let round = 0; round < Number(rounds); round++) {
  units = 0;
  const begun = process.cpuUsage();
  for (const input of inputs) {
    try {
      units += work(input);
    } catch {
      // a page that a tool cannot take costs it what it costs
    }
  }
  const { user, system } = process.cpuUsage(begun);
  seconds.push((user + system) / 1e6);
}
const settled = seconds.slice(Math.floor(seconds.length / 2)).sort((a, b) => a - b);
console.log(JSON.stringify({
  tool, documents: inputs.length, units, words: inputs.reduce((n, t) => n + (t.match(/\S+/g)?.length ?? 0), 0),
  cold: seconds[0], settled: settled[Math.floor((settled.length - 1) / 2)], rounds: seconds,
}));
