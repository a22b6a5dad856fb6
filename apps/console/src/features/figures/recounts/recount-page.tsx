import { Alert } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Facts, Moment, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { useRuleName } from '../parts/use-names';
import { ContentTitle } from './content-title';
import { RecountState } from './recount-state';
import { RuleView } from './rule-view';
import { useRecount } from './use-recounts';
import type { Recount } from './use-recounts';

/** One recount: how far it is, and whether what is shown is what was kept. */
export default function RecountPage() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const recount = useRecount(id);
  return (
    <FiguresPage part="overview" lead={<Link to="/figures/recounts">{say('recount.back')}</Link>}>
      <Answer asked={recount} rows={8}>
        {(found) => <RecountView recount={found} />}
      </Answer>
    </FiguresPage>
  );
}

function RecountView({ recount }: { recount: Recount }) {
  const say = useWords('figures');
  const unitName = useUnitName();
  const ruleName = useRuleName();
  const { contentId, organizationId, from, to, ruleId, finishedAt, rules, kept, state } = recount;
  const incomplete = [...new Set((kept ?? []).filter(({ isComplete }) => !isComplete).map(({ day }) => day))];
  return (
    <div className="figures-grid">
      <Card title={say('recount.title')}>
        <div role="status">
          <Facts
            of={[
              [
                say('recount.of'),
                contentId ? (
                  <Link to={`/figures/contents/${contentId}`}>
                    <ContentTitle id={contentId} />
                  </Link>
                ) : (
                  say('of_unit', { name: unitName(organizationId) })
                ),
              ],
              [say('period.days'), say('indices.days', { from, to })],
              [say('recount.rule'), ruleId ? ruleName(ruleId) : say('recount.as_counted')],
              [say('import.state_label'), <RecountState key="state" of={recount} />],
              finishedAt ? [say('import.finished'), <Moment key="at" at={finishedAt} />] : null,
            ]}
          />
        </div>
        {state === 'failed' && <Alert type="error" showIcon title={say('recount.failed')} />}
      </Card>
      {incomplete.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('recount.incomplete', { days: incomplete.join('、') })}
          description={say('recount.incomplete_why')}
        />
      )}
      {rules?.length === 0 && <Alert type="info" showIcon title={say('recount.nothing_kept')} />}
      {rules?.map((rule) => (
        <RuleView key={rule.definitionId} result={rule} />
      ))}
    </div>
  );
}
