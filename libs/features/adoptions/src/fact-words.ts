import type { Message } from '@haojiao/kernel';
import type { SentSubmission } from '@haojiao/features/submissions';
import type { SubmissionAdoptionEntity } from './persistence/submission-adoption.entity';
import type { SubmissionInstructionEntity } from './persistence/submission-instruction.entity';

type Report = Pick<SentSubmission, 'number' | 'title'>;
type Use = Pick<SubmissionAdoptionEntity, 'state' | 'adoptedOn' | 'outlet'> &
  Partial<Pick<SubmissionAdoptionEntity, 'refuseReason' | 'revokeReason'>>;
type Words = { title: Message; body: Message };

const day = /^(\d+)-(\d+)-(\d+)$/;

/** `2026-07-22` as `2026年7月22日`. */
function inChinese(date: string): string {
  const [, year, month, dayOfMonth] = day.exec(date)!.map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

const adoptionTitles = {
  claimed: { zh: '来稿采用已登记，待核实', en: 'A use of your report was recorded and is to be verified' },
  verified: { zh: '来稿已被采用', en: 'Your report was used' },
  refused: { zh: '来稿采用登记未通过核实', en: 'A use of your report was not confirmed' },
  revoked: { zh: '来稿采用已撤销', en: 'A use of your report was revoked' },
} as const;

/** What those who wrote a report are told of a use of it. */
export function adoptionWords(report: Report, adoption: Use): Words {
  const reason = adoption.revokeReason ?? adoption.refuseReason ?? null;
  return {
    title: adoptionTitles[adoption.state],
    body: {
      zh: `《${report.title}》（${report.number}）：${inChinese(adoption.adoptedOn)}，${adoption.outlet}。${reason === null ? '' : `原因：${reason}`}`,
      en: `“${report.title}” (${report.number}): ${adoption.adoptedOn}, ${adoption.outlet}.${reason === null ? '' : ` Reason: ${reason}`}`,
    },
  };
}

const instructionTitles = {
  claimed: { zh: '来稿获领导批示，待核实', en: 'An instruction on a report is to be verified' },
  verified: { zh: '来稿获领导批示', en: 'A leader wrote on your report' },
  refused: { zh: '来稿的领导批示登记未通过核实', en: 'An instruction on your report was not confirmed' },
  revoked: { zh: '来稿的领导批示登记已撤销', en: 'An instruction on your report was revoked' },
} as const;

/** Neither who the leader is, nor what was written, nor why it was judged so: it may be confidential. */
export function instructionWords(report: Report, instruction: SubmissionInstructionEntity): Words {
  const { instructedOn } = instruction;
  return {
    title: instructionTitles[instruction.state],
    body: {
      zh: `《${report.title}》（${report.number}）：${inChinese(instructedOn)}。`,
      en: `“${report.title}” (${report.number}): ${instructedOn}.`,
    },
  };
}

/** What those who decide are told when a post is taken down. */
export function takenDownWords(report: Report, outlet: string): Words {
  return {
    title: { zh: '已采用的稿件被撤下', en: 'A post of an adopted report was taken down' },
    body: {
      zh: `《${report.title}》（${report.number}）在“${outlet}”的发布已撤稿。采用记录仍计分；如因差错撤稿，请撤销该条采用记录。`,
      en: `“${report.title}” (${report.number}) was taken down from ${outlet}. The adoption still counts; revoke it if it should not.`,
    },
  };
}
