import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useTell, useWords } from '@/ui';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { FiguresPage } from '../../parts/figures-page';
import { ownFormulasKey, useFormulas } from '../use-formulas';
import type { Formula, OwnFormula } from '../use-formulas';
import { DocumentFields } from './document-fields';
import { codeFrom, documentOf, draftOf, emptyDocument } from './formula-draft';
import type { FormulaDraft } from './formula-draft';
import { FormulaFields } from './formula-fields';
import { FormulaTrial } from './formula-trial';
import { ValidDays } from './valid-days';

/** A new formula, or what one says from now on: what was reckoned by older versions stays as it is. */
export default function FormulaEditor() {
  const { id } = useParams();
  const [params] = useSearchParams();
  const formulas = useFormulas();
  return (
    <FiguresPage part="indices">
      <Answer asked={formulas} rows={8}>
        {({ own, byId }) => (
          <EditorForm
            own={own.find((formula) => formula.id === id)}
            from={byId.get(params.get('from') ?? '')}
          />
        )}
      </Answer>
    </FiguresPage>
  );
}

function EditorForm({ own, from }: { own: OwnFormula | undefined; from: Formula | undefined }) {
  const say = useWords('figures');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const { unitId } = useCurrentUnit();
  const [key] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const [form] = Form.useForm<FormulaDraft>();
  const begin = own?.versions.at(-1)?.document ?? from?.document;
  const save = async ({ document: draft, validFrom, validTo, ...names }: FormulaDraft) => {
    setBusy(true);
    try {
      const version = { document: documentOf(draft), validFrom: validFrom ?? null, validTo: validTo ?? null };
      const headers = onceBy(key);
      const saved = await bodyOf(
        own
          ? api.POST('/api/v1/index-formulas/{id}/versions', {
              params: { path: { id: own.id } },
              body: version,
              headers,
            })
          : api.POST('/api/v1/index-formulas', {
              body: { ...names, ...version, organizationId: unitId },
              headers,
            }),
      );
      await queries.invalidateQueries({ queryKey: ownFormulasKey });
      tell.done(say('formula.issued', { number: saved.versions.length }));
      void go(`/figures/indices/formulas/${saved.id}`);
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setBusy(false);
    }
  };
  const initial = {
    ...{ subject: from?.subject ?? 'account', platform: from?.platform ?? undefined },
    ...{ indexCode: from?.indexCode, code: from && codeFrom(from.indexCode) },
    document: begin ? draftOf(begin) : emptyDocument,
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      scrollToFirstError
      onFinish={(values) => void save(values)}
    >
      <div className="figures-grid">
        <Card
          title={
            own
              ? say('formula.next_version', { name: own.name, number: own.versions.length + 1 })
              : say('formula.add')
          }
        >
          <p className="figures-quiet">{say(own ? 'formula.version_why' : 'formula.add_why')}</p>
          {!own && <FormulaFields />}
          <ValidDays />
        </Card>
        <DocumentFields />
        <FormulaTrial />
        <div className="period-picker">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {say('formula.issue')}
          </Button>
          <Link to={own ? `/figures/indices/formulas/${own.id}` : '/figures/indices/formulas'}>
            <Button>{say('formula.leave')}</Button>
          </Link>
        </div>
      </div>
    </Form>
  );
}
