// Makes TypeScript types from the server's two OpenAPI documents (written by the Makefile before the build).
// Until a document is there, the written contract in contract.mjs stands in for it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { contract } from './contract.mjs';

const folder = new URL('../src/api/', import.meta.url);

for (const name of ['api', 'mobile']) {
  const file = new URL(`${name}.json`, folder);
  const document = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : contract[name];
  document.paths = { ...contract[name].paths, ...document.paths };
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
  writeFileSync(new URL(`${name}.d.ts`, folder), types);
  console.log(`${name}.d.ts from ${existsSync(file) ? `${name}.json` : 'the written contract'}`);
}
