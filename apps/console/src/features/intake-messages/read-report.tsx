import { Facts, Panel, useWords } from '@/ui';
import type { Message } from './use-messages';

/** What was read out of the mail besides its text. */
export function ReadReport({
  message,
  report,
}: {
  message: Message;
  report: NonNullable<Message['report']>;
}) {
  const say = useWords('intake-messages');
  const sayReport = useWords('submissions');
  const missing = say('not_named');
  const authors = report.contributors.map(({ name, unitName }) =>
    unitName ? `${name}（${unitName}）` : name,
  );
  const attached = report.files.filter(({ isInline, assetId }) => !isInline || assetId === null);
  return (
    <Panel title={say('read')}>
      <Facts
        of={[
          [say('category'), report.category ? sayReport(`category.${report.category}`) : missing],
          [say('authors'), authors.join('、') || missing],
          [say('unit'), report.unitName ?? missing],
          report.signedOffBy === null ? null : [say('signed_off'), report.signedOffBy],
          report.previouslyPublishedIn === null ? null : [say('published_in'), report.previouslyPublishedIn],
          [say('occurred'), report.occurredOn ?? missing],
          message.hasContactPhone ? [say('phone'), say('phone_kept')] : null,
          report.bodyFrom === null ? null : [say('body_from'), report.bodyFrom],
          attached.length === 0
            ? null
            : [
                say('files'),
                <ul className="intake-files">
                  {attached.map(({ name, refusal }, index) => (
                    <li key={`${index} ${name}`}>
                      {refusal ? say('file_refused', { name, refusal }) : name}
                    </li>
                  ))}
                </ul>,
              ],
        ]}
      />
    </Panel>
  );
}
