// Expands the actions of AWS managed policies with @cloud-copilot/iam-expand, for comparison.
// Usage: node iam-expand.mjs once|warm POLICIES.jsonl.gz   (run where the package is installed)
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const installed = createRequire(process.cwd() + '/');
const { expandIamActions } = await import(
  pathToFileURL(installed.resolve('@cloud-copilot/iam-expand')).href
);
const [mode, file] = process.argv.slice(2);
const documents = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).document);

async function pass() {
  let actions = 0;
  for (const document of documents) {
    for (const statement of [document.Statement].flat()) {
      if (statement.Effect === 'Allow' && statement.Action !== undefined) {
        actions += (await expandIamActions([statement.Action].flat())).length;
      }
    }
  }
  return actions;
}

if (mode === 'once') {
  console.log(`${await pass()} actions named by ${documents.length}`);
} else {
  const costs = [];
  for (let i = -2; i < 7; i++) {
    const start = performance.now();
    await pass();
    if (i >= 0) costs.push(performance.now() - start);
  }
  costs.sort((a, b) => a - b);
  const value = costs[costs.length >> 1].toFixed(3);
  console.log(`{"benchmark":"peer-iam-expand-warm","value":${value},"unit":"ms"}`);
}
