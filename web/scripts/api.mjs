// Makes TypeScript types from the server's two OpenAPI documents, which `make openapi` writes to src/api/.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const folder = new URL('../src/api/', import.meta.url);

for (const name of ['api', 'mobile']) {
  const file = new URL(`${name}.json`, folder);
  if (!existsSync(file)) {
    console.error(`src/api/${name}.json is missing: run "make openapi" first (the server prints it).`);
    process.exit(1);
  }
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
  writeFileSync(new URL(`${name}.d.ts`, folder), types);
}
