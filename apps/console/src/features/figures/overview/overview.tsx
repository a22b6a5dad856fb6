import { useCurrentUnit } from '@/features/organizations';
import { useWords } from '@/ui';
import { PeriodPicker, usePeriod } from '../period';
import { Answer } from '../parts/answer';
import { FiguresPage } from '../parts/figures-page';
import { SaveMenu } from '../parts/save-menu';
import { Channels } from './channels';
import { Followers } from './followers';
import { Places } from './places';
import { TopItems } from './top-items';
import { Totals } from './totals';
import { Trend } from './trend';
import { reportAddress, usePeriodReport } from './use-overview';
import { Work } from './work';

/** A unit's figures of a period: how many, how they went, where, on which channel. */
export default function Overview() {
  const say = useWords('figures');
  const { period, choose } = usePeriod();
  const { unitId } = useCurrentUnit();
  const report = usePeriodReport(unitId, period);
  return (
    <FiguresPage
      part="overview"
      actions={
        <>
          <PeriodPicker period={period} onChoose={choose} />
          <SaveMenu
            of={say('report.file', { from: period.from, to: period.to })}
            formats={['xlsx', 'csv', 'docx', 'pdf'] as const}
            addressOf={(format) => reportAddress(format, unitId, period)}
          />
        </>
      }
    >
      <div className="figures-grid">
        <Totals unitId={unitId} period={period} report={report.data} />
        <Trend unitId={unitId} period={period} />
        <Answer asked={report} rows={12}>
          {(data) => (
            <>
              <Channels report={data} unitId={unitId} period={period} />
              <div className="figures-two">
                <Places
                  label="column"
                  places={data.columns}
                  definitions={data.definitions}
                  unitId={unitId}
                  period={period}
                />
                <Places
                  label="unit"
                  places={data.units}
                  definitions={data.definitions}
                  unitId={unitId}
                  period={period}
                />
              </div>
              <Followers accounts={data.followers ?? []} period={period} />
              <div className="figures-two">
                <TopItems top={data.topItems} definitions={data.definitions} />
                <Work report={data} />
              </div>
            </>
          )}
        </Answer>
      </div>
    </FiguresPage>
  );
}
