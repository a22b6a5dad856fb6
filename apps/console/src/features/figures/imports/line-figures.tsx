import type { Shape } from '@/api-client';
import { inOffice, momentText, useWords } from '@/ui';
import { Meaning } from '../parts/meaning';
import { useNumbers } from '../parts/numbers';

type LineFigure = Shape<'LineFigureResponse'>;

/** Each figure as it stands in the table and as it was read: `12.4万` is about 124,000. */
export function LineFigures({ figures }: { figures: readonly LineFigure[] }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  if (figures.length === 0) return <span className="figures-quiet">—</span>;
  return (
    <ul className="line-figures">
      {figures.map((figure) => {
        const { column, words, value, precision, outcome, standsWords, takenAt, from, to } = figure;
        return (
          <li key={column}>
            <span className="figures-quiet">{column}</span> <b>{words}</b>
            {precision !== 'exact' && (
              <span className="figures-quiet">
                {' '}
                {say(`import.read.${precision}`, { number: numbers.format(value) })}
              </span>
            )}
            {outcome && outcome !== 'new' && (
              <span
                className={outcome === 'differs' || outcome === 'overlaps' ? 'is-differing' : 'figures-quiet'}
              >
                {' '}
                {say(`import.outcome.${outcome}`, { stands: standsWords ?? '' })}
              </span>
            )}
            <Meaning of={column}>
              <p>{say(`indices.precision.${precision}`)}</p>
              <p>
                {takenAt
                  ? say('import.stood_at', { at: momentText(takenAt) })
                  : from && to && say('indices.days', { from, to })}
              </p>
              {takenAt && <p className="figures-quiet">{inOffice(takenAt).format('YYYY-MM-DD HH:mm:ss')}</p>}
            </Meaning>
          </li>
        );
      })}
    </ul>
  );
}
