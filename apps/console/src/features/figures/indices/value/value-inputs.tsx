import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { momentText, useWords } from '@/ui';
import { Card } from '../../parts/card';
import { usePlatformDefinitions } from '../../parts/definitions';
import { Meaning } from '../../parts/meaning';
import { useNumbers } from '../../parts/numbers';
import { PlainTable } from '../../parts/plain-table';
import type { Formula } from '../use-formulas';

type Input = Shape<'IndexInputResponse'>;

/** The figures that went in, each with where it came from and how exact it is. */
export function ValueInputs({ inputs, formula }: { inputs: readonly Input[]; formula: Formula | undefined }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const definitions = usePlatformDefinitions();
  const labelOf = (name: string) =>
    formula?.document?.inputs.find((input) => input.name === name)?.label ?? name;
  return (
    <Card title={say('indices.inputs')}>
      <PlainTable
        label={say('indices.inputs')}
        heads={['input', 'letter', 'figure', 'from'].map((head) => say(`indices.${head}`))}
      >
        {inputs.map((input) => (
          <tr key={input.name}>
            <th scope="row">
              {labelOf(input.name)}
              {input.definitionId && (
                <Meaning of={labelOf(input.name)}>
                  <p>{definitions.get(input.definitionId)?.description}</p>
                  <p className="figures-quiet">{definitions.get(input.definitionId)?.origin}</p>
                </Meaning>
              )}
            </th>
            <td>{input.name}</td>
            <td>
              <b>{numbers.format(input.value)}</b>
              {input.precision !== 'exact' && (
                <div className="figures-quiet">{say(`indices.precision.${input.precision}`)}</div>
              )}
            </td>
            <td className="index-from">
              <InputSource input={input} />
            </td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}

function InputSource({ input: { source, figures, note, asOf, valueId } }: { input: Input }) {
  const say = useWords('figures');
  return (
    <>
      {valueId ? (
        <Link to={`/figures/indices/values/${valueId}`}>{say('indices.source.index_value')}</Link>
      ) : (
        say(`indices.source.${source}`)
      )}
      <div className="figures-quiet">
        {[
          figures !== null && say('indices.figures', { count: figures }),
          asOf && say('as_of', { at: momentText(asOf) }),
          note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  );
}
