import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { PeriodPicker, usePeriod } from '../period';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { SaveButtons } from '../parts/save-buttons';
import { reportAddress } from '../overview/use-overview';
import { ReportPreview } from './report-preview';
import { Schedules } from './schedules';

const formats = ['docx', 'pdf', 'xlsx', 'csv'] as const;

/** A period's figures as a paper to hand on, now or by mail whenever a period ends. */
export default function Reports() {
  const say = useWords('figures');
  const { unitId } = useCurrentUnit();
  const { period, choose } = usePeriod();
  const can = useCan();
  const path = useUnitPath()(unitId);
  const name = say('report.file', { from: period.from, to: period.to });
  return (
    <FiguresPage part="reports" actions={<PeriodPicker period={period} onChoose={choose} />}>
      <div className="figures-grid">
        <Card
          title={say('report.title', { from: period.from, to: period.to })}
          side={
            <div className="period-picker">
              <SaveButtons
                formats={formats}
                addressOf={(format) => reportAddress(format, unitId, period)}
                name={name}
              />
            </div>
          }
        >
          <ReportPreview unitId={unitId} period={period} />
        </Card>
        {can('report_schedule.manage', path) && <Schedules unitId={unitId} />}
      </div>
    </FiguresPage>
  );
}
