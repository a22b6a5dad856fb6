import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

describe('the description of the api', () => {
  it('knows every file of controllers by its name: of others it could not say what they answer', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8')) as {
      compilerOptions: { plugins: { options: { controllerFileNameSuffix: string[] } }[] };
    };
    const known = compilerOptions.plugins.flatMap(({ options }) => options.controllerFileNameSuffix);
    const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!spec)\.ts$/.test(file))
      .filter((file) => /^@Controller\(/m.test(readFileSync(join(root, 'libs', file), 'utf8')));
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !known.some((suffix) => file.endsWith(suffix)))).toEqual([]);
  });
});
