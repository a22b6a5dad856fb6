import {
  aForm,
  aHeaderBomb,
  aPhoto,
  aPolyglotGif,
  startTestApi,
  uploadAsset,
  uploadByTus,
} from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { toCsv } from '@haojiao/kernel';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const page = '<!doctype html><script>alert(document.domain)</script>';

/** A film whose first box says that it goes on for ever, and one whose boxes hold no byte. */
const endless = Buffer.concat([
  Buffer.from('00000020667479706d703432000000006d7034326d70343169736f6d00000000', 'hex'),
  Buffer.from('000000006d6f6f76', 'hex'),
  Buffer.alloc(4_096),
]);

/** The same file gets the same verdict, by whatever door it comes. */
describe('the doors for files', () => {
  let api: TestApi;
  let unit: string;
  let person: ApiCaller;
  let standing: ApiAnswer;

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'person', roles: ['author', 'correspondent'], organizationId: unit });
    person = await api.as('person');
    standing = await uploadAsset(person, { organizationId: unit, bytes: await aPhoto(), fileName: 'a.jpg' });
  });
  afterAll(() => api.close());

  type Verdict = [status: number, code: string, words: string];
  const verdictOf = ({ status, body }: ApiAnswer): Verdict => [status, body?.code, body?.detail];

  const doors: [string, (bytes: Buffer, fileName: string, form: Verdict) => Promise<Verdict>][] = [
    [
      'resumable',
      async (bytes, fileName) =>
        verdictOf(await uploadByTus(person, { organizationId: unit, bytes, fileName })),
    ],
    [
      'replacement',
      async (value, fileName) => {
        const { body, headers } = aForm([{ name: 'file', value, fileName }]);
        return verdictOf(await person.post(`/api/v1/assets/${standing.body.id}/replacements`, body, headers));
      },
    ],
    [
      'spreadsheet',
      async (value, fileName, [status, code]) => {
        const table = toCsv([
          ['标题', '信息类别', '正文', '图片'],
          ['标题', '动态信息', '正文', fileName],
        ]);
        const { body, headers } = aForm([
          { name: 'organizationId', value: unit },
          { name: 'file', value: Buffer.from(table), fileName: '来稿.csv' },
          { name: 'files', value, fileName },
        ]);
        const answer = await person.post('/api/v1/submission-sheets', body, headers);
        expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
        // Its rows tell the words; a file that is refused stops nothing else of the sheet.
        return [status, code, answer.body.files[0].refusal];
      },
    ],
  ];

  const forbidden: [string, () => Buffer, string][] = [
    ['a drawing with a script', () => Buffer.from(drawing), 'drawing.svg'],
    ['a drawing that calls itself a photo', () => Buffer.from(drawing), 'photo.jpg'],
    ['a page', () => Buffer.from(page), 'page.html'],
    ['an image that is a page too', aPolyglotGif, 'photo.gif'],
    ['a program', () => Buffer.from('MZ\x90\0\x03'), 'setup.jpg'],
    ['a picture that unfolds to gigabytes', aHeaderBomb, 'photo.png'],
    ['a film whose boxes never end', () => endless, 'film.mp4'],
  ];

  for (const [what, bytes, fileName] of forbidden) {
    it.each(doors)(`S05 S06 S08 refuse ${what} at the door "%s" as at the form`, async (_door, send) => {
      const form = verdictOf(await uploadAsset(person, { organizationId: unit, bytes: bytes(), fileName }));
      expect(form).toEqual([expect.any(Number), expect.any(String), expect.any(String)]);
      expect(form[0]).toBeGreaterThanOrEqual(400);
      expect(await send(bytes(), fileName, form)).toEqual(form);
      const [kept] = await api.dataSource.query('SELECT count(*)::int AS count FROM assets');
      expect(kept.count).toBe(1);
    });
  }
});
