import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { Card } from '../../parts/card';
import { useNumbers } from '../../parts/numbers';
import { documentOf } from './formula-draft';
import type { DocumentBody, FormulaDraft } from './formula-draft';

/** What a formula yields before it is issued; nothing of it is kept. */
export function FormulaTrial() {
  const say = useWords('figures');
  const tell = useTell();
  const numbers = useNumbers();
  const form = Form.useFormInstance<FormulaDraft>();
  const inputs = Form.useWatch<DocumentBody['inputs'] | undefined>(['document', 'inputs'], form) ?? [];
  const [given, setGiven] = useState<Readonly<Record<string, number | null>>>({});
  const [trial, setTrial] = useState<Shape<'FormulaTrialResponse'> | null>(null);
  const named = inputs.filter((input) => input?.name);
  const run = async () => {
    const values = named.map(({ name }) => ({ name, value: given[name] ?? 0 }));
    try {
      const document = documentOf(form.getFieldValue('document') as DocumentBody);
      setTrial(await bodyOf(api.POST('/api/v1/index-formula-trials', { body: { document, values } })));
    } catch (error) {
      setTrial(null);
      tell.problemIn(form, error);
    }
  };
  return (
    <Card title={say('formula.trial')}>
      <p className="figures-quiet">{say('formula.trial_why')}</p>
      <div className="typed-fields">
        {named.map(({ name, label }) => (
          <label key={name} className="trial-field">
            {label ? `${label}（${name}）` : name}
            <InputNumber
              value={given[name] ?? null}
              placeholder="0"
              onChange={(value) => setGiven({ ...given, [name]: value })}
            />
          </label>
        ))}
      </div>
      <Button onClick={() => void run()}>{say('formula.try')}</Button>
      {trial && (
        <div role="status">
          <p className="index-value">{numbers.format(trial.value)}</p>
          <p className="figures-source">
            {trial.steps
              .map(({ name, value }) => `${name} = ${Math.round(value * 10_000) / 10_000}`)
              .join('；')}
          </p>
        </div>
      )}
    </Card>
  );
}
