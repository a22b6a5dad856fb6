import { useWords } from '@/ui';
import type { FormulaDocument } from '../use-formulas';

/** A formula as one would write it down: what it asks for, its steps, its result. */
export function FormulaView({ document }: { document: FormulaDocument }) {
  const say = useWords('figures');
  const { inputs, constants, steps, expression, decimals } = document;
  return (
    <div className="formula-view">
      <h3>{say('formula.inputs')}</h3>
      <ul>
        {inputs.map(({ name, label, whenMissing, atLeast }) => (
          <li key={name}>
            <b>{name}</b> {label}
            <span className="figures-quiet">
              {whenMissing !== null && ` · ${say('formula.counts_as', { value: whenMissing })}`}
              {atLeast !== null && ` · ${say('formula.no_less', { value: atLeast })}`}
            </span>
          </li>
        ))}
        {constants.map(({ name, value }) => (
          <li key={name}>
            <b>{name}</b> = {value}
          </li>
        ))}
      </ul>
      <h3>{say('formula.reckoning')}</h3>
      <ol className="formula-steps">
        {steps.map((step) => (
          <li key={step.name} className="formula-text">
            {step.name} = {step.expression}
          </li>
        ))}
        <li className="formula-text">
          {say('formula.result')} = {expression}
        </li>
      </ol>
      <p className="figures-source">{say('formula.rounded', { count: decimals })}</p>
    </div>
  );
}
