import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Collapse, Form, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { api, ifMatch, versionedOf } from '@/api-client';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Facts, FormDialog, useTell, useWords } from '@/ui';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { FiguresPage } from '../../parts/figures-page';
import { usePlatformName } from '@/features/channels';
import { ownFormulasKey } from '../use-formulas';
import type { OwnFormula } from '../use-formulas';
import { FormulaView } from './formula-view';
import { VersionLine } from './version-line';

const readFormula = (id: string) =>
  versionedOf(api.GET('/api/v1/index-formulas/{id}', { params: { path: { id } } }));

/** A unit's own formula: what it says now, and what it said before. */
export default function FormulaPage() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const formula = useQuery({ queryKey: [...ownFormulasKey, id], queryFn: () => readFormula(id) });
  return (
    <FiguresPage part="indices" lead={<Link to="/figures/indices/formulas">{say('formula.back')}</Link>}>
      <Answer asked={formula} rows={8}>
        {({ body, etag }) => <FormulaCards formula={body} etag={etag} />}
      </Answer>
    </FiguresPage>
  );
}

function FormulaCards({ formula, etag }: { formula: OwnFormula; etag: string }) {
  const say = useWords('figures');
  const can = useCan();
  const unitName = useUnitName();
  const platformName = usePlatformName();
  const mayManage = can('index_formula.manage', useUnitPath()(formula.organizationId));
  const [isRenaming, setRenaming] = useState(false);
  const newest = formula.versions.at(-1)!;
  const older = formula.versions.slice(0, -1).reverse();
  return (
    <div className="figures-grid">
      <Card
        title={formula.name}
        side={
          mayManage && (
            <div className="period-picker">
              <Button onClick={() => setRenaming(true)}>{say('formula.rename')}</Button>
              <Link to="version">
                <Button type="primary">{say('formula.new_version')}</Button>
              </Link>
            </div>
          )
        }
      >
        <Facts
          of={[
            [say('formula.index'), formula.indexCode.toUpperCase()],
            [say('account.unit'), unitName(formula.organizationId)],
            [
              say('formula.subject'),
              formula.subject === 'unit'
                ? say('formula.of.unit')
                : formula.platform
                  ? platformName(formula.platform)
                  : say('formula.any_platform'),
            ],
            formula.note ? [say('formula.note'), formula.note] : null,
          ]}
        />
      </Card>
      <Card title={say('formula.current')}>
        <VersionLine version={newest} />
        <FormulaView document={newest.document} />
      </Card>
      {older.length > 0 && (
        <Card title={say('formula.older')}>
          <p className="figures-quiet">{say('formula.older_why')}</p>
          <Collapse
            ghost
            items={older.map((version) => ({
              key: version.number,
              label: <VersionLine version={version} />,
              children: <FormulaView document={version.document} />,
            }))}
          />
        </Card>
      )}
      {isRenaming && <Rename formula={formula} etag={etag} onClose={() => setRenaming(false)} />}
    </div>
  );
}

interface Names {
  readonly name: string;
  readonly note?: string;
}

function Rename({
  formula: { id, name, note },
  etag,
  onClose,
}: {
  formula: OwnFormula;
  etag: string;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async (body: Names) => {
    await api.PATCH('/api/v1/index-formulas/{id}', {
      params: { path: { id } },
      body: { name: body.name, note: body.note ?? null },
      headers: ifMatch(etag),
    });
    tell.done(say('formula.renamed'));
    await queries.invalidateQueries({ queryKey: ownFormulasKey });
  };
  return (
    <FormDialog<Names>
      title={say('formula.rename')}
      initialValues={{ name, note: note ?? undefined }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('formula.name')} rules={[{ required: true, max: 60 }]}>
        <Input />
      </Form.Item>
      <Form.Item name="note" label={say('formula.note')} rules={[{ max: 1000 }]}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </FormDialog>
  );
}
