import { Input } from 'antd';
import type { Shape } from '@/api-client';
import { CopyButton, PageFrame, useWords } from '@/ui';

/** What channels call the body with its form. */
const FORMATTED = 'html';

/** Each text in the form of the platform, one press from the clipboard. */
export function TextsToCopy({ texts }: { texts: Shape<'HandOffResponse'>['texts'] }) {
  const say = useWords('publications');
  return (
    <section className="publication-part">
      <h2>{say('hand_off.copy')}</h2>
      {texts
        .filter(({ text }) => text !== '')
        .map(({ key, label, text }) => {
          const copyLabel = say('hand_off.copy_one', { label });
          return key === FORMATTED ? (
            <div key={key} className="hand-off-text">
              <div className="hand-off-text-head">
                <span>{label}</span>
                <CopyButton html={text} text={wordsOf(text)} label={copyLabel} />
              </div>
              <PageFrame shape="paper" page={pageOf(text)} title={label} />
            </div>
          ) : (
            <div key={key} className="hand-off-text">
              <div className="hand-off-text-head">
                <label htmlFor={`copy-${key}`}>{label}</label>
                <CopyButton text={text} label={copyLabel} />
              </div>
              <Input.TextArea
                id={`copy-${key}`}
                readOnly
                value={text}
                autoSize={{ minRows: 1, maxRows: 8 }}
                onFocus={({ target }) => target.select()}
              />
            </div>
          );
        })}
    </section>
  );
}

const pageOf = (html: string) =>
  `<!doctype html><meta charset="utf-8"><style>
    body { margin: 12px 16px; font: 16px/1.75 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
    body { overflow-wrap: anywhere; }
  </style>${html}`;

/** For editors that take no form: its paragraphs, each in a line. */
function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.children].map(({ textContent }) => textContent.trim()).join('\n');
}
