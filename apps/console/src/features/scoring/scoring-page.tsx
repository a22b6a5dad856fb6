import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { Page, ProblemNotice, useWords } from '@/ui';
import { ChangeYear } from './change-year';
import { ClassDialog } from './class-dialog';
import type { UnitClass } from './class-dialog';
import { SchemeDialog } from './schemes/scheme-dialog';
import { useClasses, useSchemes, useYears } from './use-scoring';
import { YearDialog } from './year-dialog';

type Year = Shape<'AssessmentYearResponse'>;

type Open = 'scheme' | 'year' | 'class' | { class: UnitClass } | { year: Year } | null;

/** 考核办法: by which rules points are counted, in which year, and for which units. */
export function ScoringPage() {
  const say = useWords('scoring');
  const { unitId } = useCurrentUnit();
  const nameOf = useUnitName();
  const { may } = useReach();
  const [open, setOpen] = useState<Open>(null);
  const schemes = useSchemes();
  const years = useYears(unitId);
  const classes = useClasses(unitId);
  const mayManage = may('scoring_scheme.manage', unitId);
  const close = () => setOpen(null);
  const part = (
    name: 'scheme' | 'year' | 'class',
    query: { error: unknown; isPending: boolean; refetch: () => unknown; data?: { items: unknown[] } },
    list: ReactNode,
  ) => (
    <Card
      size="small"
      title={<h2>{say(`${name}.title`)}</h2>}
      extra={
        mayManage && (
          <Button icon={<PlusOutlined />} onClick={() => setOpen(name)}>
            {say(`${name}.make`)}
          </Button>
        )
      }
    >
      <p className="desk-quiet">{say(`${name}.about`)}</p>
      {query.isPending && <Skeleton active title={false} />}
      {query.error !== null && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && <p>{say(mayManage ? `${name}.empty` : 'ask_chief')}</p>}
      <ul className="desk-lines">{list}</ul>
    </Card>
  );
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className="report-rest">
        {part(
          'scheme',
          schemes,
          schemes.data?.items.map(({ id, name, organizationId }) => (
            <li key={id}>
              <Link to={`/submissions/scoring/${id}`}>{name}</Link>{' '}
              <span className="desk-quiet">{nameOf(organizationId)}</span>
            </li>
          )),
        )}
        {part(
          'year',
          years,
          years.data?.items.map((year) => (
            <li key={year.id} className="report-fact">
              <div>
                <strong>{year.name}</strong>
                <div className="desk-quiet">
                  {year.startsOn} — {year.endsOn} · {say(`unit.${year.periodUnit}`)} ·{' '}
                  {schemes.data?.items.find(({ id }) => id === year.schemeId)?.name}
                </div>
              </div>
              {may('scoring_scheme.manage', year.organizationId) && (
                <Button onClick={() => setOpen({ year })}>{say('change')}</Button>
              )}
            </li>
          )),
        )}
        {part(
          'class',
          classes,
          classes.data?.items.map((unitClass) => (
            <li key={unitClass.code} className="report-fact">
              <div>
                <strong>{unitClass.name}</strong>
                <div className="desk-quiet">
                  {unitClass.members
                    .filter(({ to }) => to === null)
                    .map(({ organizationName }) => organizationName)
                    .join('、') || say('class.nobody')}
                </div>
              </div>
              {mayManage && <Button onClick={() => setOpen({ class: unitClass })}>{say('change')}</Button>}
            </li>
          )),
        )}
      </div>
      {open === 'scheme' && <SchemeDialog unitId={unitId} onClose={close} />}
      {open === 'year' && <YearDialog unitId={unitId} schemes={schemes.data?.items ?? []} onClose={close} />}
      {open === 'class' && (
        <ClassDialog
          unitId={unitId}
          taken={classes.data?.items.map(({ code }) => code) ?? []}
          onClose={close}
        />
      )}
      {open !== null && typeof open === 'object' && 'year' in open && (
        <ChangeYear id={open.year.id} schemes={schemes.data?.items ?? []} onClose={close} />
      )}
      {open !== null && typeof open === 'object' && 'class' in open && (
        <ClassDialog unitId={unitId} taken={[]} current={open.class} onClose={close} />
      )}
    </Page>
  );
}
