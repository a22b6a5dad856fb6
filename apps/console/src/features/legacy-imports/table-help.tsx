import { useWords } from '@/ui';

const parts = ['title', 'publishedAt', 'type', 'oldAddress', 'body', 'unit', 'media', 'others'] as const;

/** What stands in which column. */
export function TableHelp() {
  const say = useWords('legacy-imports');
  return (
    <details className="legacy-help">
      <summary>{say('help.open')}</summary>
      <dl className="facts">
        {parts.map((part) => (
          <div key={part} className="legacy-help-line">
            <dt>{say(`help.${part}`)}</dt>
            <dd>{say(`help_text.${part}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
