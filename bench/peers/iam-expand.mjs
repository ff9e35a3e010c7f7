// Expands AWS managed policies with @cloud-copilot/iam-expand, for comparison.
// Usage: node iam-expand.mjs once|warm POLICIES.jsonl.gz   (run where the package is installed)
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const installed = createRequire(process.cwd() + '/');
const { expandIamActions, expandJsonDocument } = await import(
  pathToFileURL(installed.resolve('@cloud-copilot/iam-expand')).href
);
const [mode, file] = process.argv.slice(2);
const texts = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => line.slice(line.indexOf('"document":') + 11, -1));

// From text to expanded document, as Dormouse does; with the package's default options.
async function documents() {
  for (const text of texts) {
    await expandJsonDocument({}, JSON.parse(text));
  }
}

// The same with what a grant needs besides: a lone "*" expanded, NotAction turned round.
async function everything() {
  for (const text of texts) {
    await expandJsonDocument({ expandAsterisk: true, invertNotActions: true }, JSON.parse(text));
  }
}

// The patterns of Allow statements alone, parsed beforehand: the least that the package can do.
const parsed = mode === 'once' ? [] : texts.map((text) => JSON.parse(text));
async function patterns() {
  for (const document of parsed) {
    for (const statement of [document.Statement].flat()) {
      if (statement.Effect === 'Allow' && statement.Action !== undefined) {
        await expandIamActions([statement.Action].flat());
      }
    }
  }
}

async function print(figure, pass) {
  const costs = [];
  for (let i = -2; i < 7; i++) {
    const start = performance.now();
    await pass();
    if (i >= 0) costs.push(performance.now() - start);
  }
  costs.sort((a, b) => a - b);
  console.log(`{"benchmark":"${figure}","value":${costs[costs.length >> 1].toFixed(3)},"unit":"ms"}`);
}

if (mode === 'once') {
  await documents();
  console.log(`${texts.length} documents expanded`);
} else {
  await print('peer-iam-expand-documents-warm', documents);
  await print('peer-iam-expand-documents-all-options-warm', everything);
  await print('peer-iam-expand-patterns-warm', patterns);
}
