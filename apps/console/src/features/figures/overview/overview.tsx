import { useCurrentUnit } from '@/features/organizations';
import { PeriodPicker, usePeriod } from '../period';
import { Answer } from '../parts/answer';
import { FiguresPage } from '../parts/figures-page';
import { Channels } from './channels';
import { Followers } from './followers';
import { Places } from './places';
import { TopItems } from './top-items';
import { Totals } from './totals';
import { Trend } from './trend';
import { usePeriodReport } from './use-overview';
import { Work } from './work';

/** A unit's figures of a period: how many, how they went, where, on which channel. */
export default function Overview() {
  const { period, choose } = usePeriod();
  const { unitId } = useCurrentUnit();
  const report = usePeriodReport(unitId, period);
  return (
    <FiguresPage part="overview" actions={<PeriodPicker period={period} onChoose={choose} />}>
      <div className="figures-grid">
        <Totals unitId={unitId} period={period} report={report.data} />
        <Trend unitId={unitId} period={period} />
        <Answer asked={report} rows={12}>
          {(data) => (
            <>
              <Channels report={data} />
              <div className="figures-two">
                <Places label="column" places={data.columns} definitions={data.definitions} />
                <Places label="unit" places={data.units} definitions={data.definitions} />
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
