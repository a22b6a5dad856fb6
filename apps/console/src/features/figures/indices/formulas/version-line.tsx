import type { Shape } from '@/api-client';
import { usePersonName } from '@/features/organizations';
import { momentText, useWords } from '@/ui';

/** Which version, for which periods, by whom and when. */
export function VersionLine({ version }: { version: Shape<'OwnFormulaVersionResponse'> }) {
  const say = useWords('figures');
  const maker = usePersonName(version.createdBy);
  const { number, validFrom, validTo, createdAt } = version;
  return (
    <span>
      <b>{say('formula.version', { number })}</b>{' '}
      <span className="figures-quiet">
        {[
          validFrom || validTo
            ? say('formula.valid', { from: validFrom ?? '…', to: validTo ?? '…' })
            : say('formula.always'),
          maker,
          momentText(createdAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
