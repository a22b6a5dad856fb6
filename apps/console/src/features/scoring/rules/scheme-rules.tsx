import type { UnitClass } from '../class-dialog';
import { ClassRules } from './class-rules';
import { GeneralRules } from './general-rules';
import { InstructionRules, SubmissionRules } from './other-points';
import { OutletRules } from './outlet-rules';
import { PayRules } from './pay-rules';
import { PenaltyRules } from './penalty-rules';
import type { RulesPart } from './rules';
import { UseRules } from './use-rules';

/** All rules of a version: shown, or with `change` edited. What gives most stands first. */
export function SchemeRules({ classes, ...part }: RulesPart & { classes: readonly UnitClass[] }) {
  return (
    <div className="panels in-two">
      <div className="panels">
        <UseRules {...part} />
        <OutletRules {...part} />
      </div>
      <div className="panels">
        <GeneralRules {...part} />
        <InstructionRules {...part} />
        <SubmissionRules {...part} />
        <ClassRules {...part} classes={classes} />
        <PenaltyRules {...part} />
        <PayRules {...part} />
      </div>
    </div>
  );
}
