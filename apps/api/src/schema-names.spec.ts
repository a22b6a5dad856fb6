import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const libs = join(__dirname, '../../../libs');

/** The description of the api knows a shape by the name of its class alone: of two that are named alike it tells one. */
it('no two shapes of requests or answers are named alike', () => {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(requests|responses)\.ts$/.test(path),
  );
  expect(files.length).toBeGreaterThan(100);
  const names = files.flatMap((path) =>
    [...readFileSync(join(libs, path), 'utf8').matchAll(/^export class (\w+)/gm)].map(([, name]) => name),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
