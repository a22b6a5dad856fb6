import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const folder = join(__dirname, '..');

/** Type-checks sources that are in memory alone, against the package as its users see it. */
function faultsOf(sources: Record<string, string>): string[] {
  const files = new Map(Object.entries(sources).map(([name, text]) => [join(folder, 'src', name), text]));
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    paths: { '@haojiao/client': [join(folder, 'src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...others) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...others)
      : ts.createSourceFile(path, text, language);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host))
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

function examplesOf(name: string): Record<string, string> {
  const text = readFileSync(join(folder, name), 'utf8');
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  return Object.fromEntries(blocks.map((code, index) => [`${name}-${index}.ts`, `${code}\nexport {};\n`]));
}

describe('the examples of the package', () => {
  it('compile as they are printed, in the strictest mode', () => {
    const examples = { ...examplesOf('README.md'), ...examplesOf('README.zh-CN.md') };
    expect(Object.keys(examples).length).toBeGreaterThanOrEqual(8);
    expect(faultsOf(examples)).toEqual([]);
  });

  it('would not compile with what is not there', () => {
    const code = `
      import { createDeliveryClient } from '@haojiao/client';
      const client = createDeliveryClient({ baseUrl: 'https://news.example' });
      const item = await client.contents.get('a');
      item.stateOfReview;
      await client.contents.list({ colour: 'red' });
      await client.reportView('id', { surface: 'moon' });
      (await client.contents.list({ fields: ['slug', 'cover.url'] })).items[0]?.title;
      await client.contents.list({ fields: ['slug.x'] });
    `;
    expect(faultsOf({ 'wrong.ts': code })).toEqual([
      expect.stringContaining("'stateOfReview' does not exist"),
      expect.stringContaining("'colour' does not exist"),
      expect.stringContaining('"moon"'),
      expect.stringContaining("'title' does not exist"),
      expect.stringContaining('"slug.x"'),
    ]);
  });

  it('know from the interface what `fields` leave: the same members, of which none is required', () => {
    const code = `
      import type { components, operations } from './generated/delivery.ts';
      type Schemas = components['schemas'];
      type Told<Operation extends keyof operations> =
        operations[Operation] extends { responses: { 200: { content: { 'application/json': infer Answer } } } }
          ? Answer : never;
      export const item: Told<'DeliveryContentsController_get'> = { title: '题', cover: { renditions: [{ url: '/s' }] } };
      export const page: Told<'DeliveryContentsController_list'> = { items: [{ organization: {} }], nextCursor: null };
      type Members<T> = T extends readonly (infer Entry)[] ? Members<Entry>
        : T extends object ? { [Name in keyof T]-?: Members<NonNullable<T[Name]>> } : true;
      declare const whole: Members<Schemas['DeliveryDocumentResponse']>;
      declare const sparse: Members<Schemas['SparseDocumentResponse']>;
      export const same: [typeof sparse, typeof whole] = [whole, sparse];
    `;
    expect(faultsOf({ 'sparse-answers.ts': code })).toEqual([]);
  });
});
