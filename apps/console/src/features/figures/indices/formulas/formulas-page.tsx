import { PlusOutlined } from '@ant-design/icons';
import { Button, Collapse, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, useWords } from '@/ui';
import type { Shape } from '@/api-client';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { FiguresPage } from '../../parts/figures-page';
import { useFormulas } from '../use-formulas';
import type { OwnFormula } from '../use-formulas';
import { FormulaView } from './formula-view';

/** By which formulas indices are reckoned here: those of units, and those that everybody knows. */
export default function FormulasPage() {
  const say = useWords('figures');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const mayManage = can('index_formula.manage', useUnitPath()(unitId));
  const formulas = useFormulas();
  const add = mayManage && (
    <Link to="/figures/indices/formulas/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {say('formula.add')}
      </Button>
    </Link>
  );
  return (
    <FiguresPage part="indices" lead={say('formula.lead')} actions={add}>
      <Answer asked={formulas} rows={8}>
        {({ own, shipped }) => (
          <div className="figures-grid">
            <Card title={say('formula.own')}>
              {own.length === 0 ? (
                <EmptyState text={say(mayManage ? 'formula.none_yet' : 'formula.none_here')} />
              ) : (
                <ul className="formula-list">
                  {own.map((formula) => (
                    <OwnLine key={formula.id} formula={formula} />
                  ))}
                </ul>
              )}
            </Card>
            <Card title={say('formula.shipped')}>
              <Collapse
                ghost
                items={shipped.map((formula) => ({
                  key: formula.id,
                  label: formula.name,
                  children: <Shipped formula={formula} mayManage={mayManage} />,
                }))}
              />
            </Card>
          </div>
        )}
      </Answer>
    </FiguresPage>
  );
}

function OwnLine({ formula }: { formula: OwnFormula }) {
  const say = useWords('figures');
  const unitName = useUnitName();
  return (
    <li>
      <Link to={`/figures/indices/formulas/${formula.id}`}>{formula.name}</Link>
      <Tag>{say('formula.versions', { count: formula.versions.length })}</Tag>
      <div className="figures-quiet">
        {[formula.indexCode.toUpperCase(), unitName(formula.organizationId), formula.note]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </li>
  );
}

function Shipped({ formula, mayManage }: { formula: Shape<'IndexFormulaResponse'>; mayManage: boolean }) {
  const say = useWords('figures');
  const { note, document, validFrom, validTo, id } = formula;
  return (
    <>
      {note && <p>{note}</p>}
      {(validFrom ?? validTo) && (
        <p className="figures-quiet">
          {say('formula.valid', { from: validFrom ?? '…', to: validTo ?? '…' })}
        </p>
      )}
      {document && <FormulaView document={document} />}
      {mayManage && (
        <Link to={`/figures/indices/formulas/new?from=${encodeURIComponent(id)}`}>
          <Button>{say(document ? 'formula.take_as_draft' : 'formula.fill_in')}</Button>
        </Link>
      )}
    </>
  );
}
