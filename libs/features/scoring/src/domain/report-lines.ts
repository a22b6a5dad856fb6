import type { CountedUse } from './count-uses';
import type { Day, InstructionFact, ReportFacts } from './facts';
import { toHundredths } from './points';
import type { Hundredths } from './points';
import { extentNames, kindNames, levelNames, stageNames, why } from './score-lines';
import type { ScoreLine } from './score-lines';
import type { DuplicatePolicy, SchemeVersion } from './scheme-document';

/** Null where the version gives nothing for sending. */
export function submissionLine(report: ReportFacts, version: SchemeVersion | null): ScoreLine | null {
  const rule = version?.document.submissions.find(
    ({ categories }) => categories === undefined || categories.includes(report.category),
  );
  if (!rule || rule.points === 0) return null;
  return {
    why: why('submission', '报送一篇', 'sent a report'),
    points: toHundredths(rule.points),
    on: report.sentOn,
    factId: report.id,
    versionId: version!.id,
  };
}

/** Every use that is worth something or that somebody wrote down; those that the policy leaves out say so. */
export function useLines(uses: readonly CountedUse[], policy: DuplicatePolicy): ScoreLine[] {
  return uses
    .filter(({ worth, stage, fact }) => worth > 0 || stage === fact.stage)
    .map((use) => {
      const { fact, stage, on, outletName, versionId, worth, points } = use;
      const isImplied = stage !== fact.stage;
      const [level, levelEn] = levelNames[fact.level];
      const [stageZh, stageEn] = stageNames[stage];
      const [kind, kindEn] = kindNames[fact.kind];
      const [extent, extentEn] = extentNames[fact.extent];
      const [left, leftEn] = worth > points ? leftOut[policy] : ['', ''];
      return {
        why: isImplied
          ? why(
              'implied_stage',
              `${level}${stageZh}（由“${outletName}”${stageNames[fact.stage][0]}推定）${left}`,
              `${stageEn}, ${levelEn} (follows from ${stageNames[fact.stage][1]} by ${outletName})${leftEn}`,
            )
          : why(
              'use',
              `${outletName}${stageZh}（${level}，${kind}，${extent}）${left}`,
              `${stageEn} by ${outletName} (${levelEn}, ${kindEn}, ${extentEn})${leftEn}`,
            ),
        points,
        on,
        factId: fact.id,
        versionId,
      };
    });
}

const leftOut: Record<DuplicatePolicy, [zh: string, en: string]> = {
  sum: ['', ''],
  max: ['，同稿多次采用取最高，此项不计', '; only the best use counts'],
  first: ['，同稿多次采用计首次，此项不计', '; only the first use counts'],
};

export function instructionLine(
  fact: InstructionFact,
  on: Day,
  category: string,
  version: SchemeVersion | null,
): ScoreLine {
  const rule = version?.document.instructions.find(
    ({ level, categories }) => level === fact.level && (categories?.includes(category) ?? true),
  );
  const [level, levelEn] = levelNames[fact.level];
  return {
    why: why('instruction', `${level}领导批示`, `instruction by a leader (${levelEn})`),
    points: toHundredths(rule?.points ?? 0),
    on,
    factId: fact.id,
    versionId: version?.id ?? null,
  };
}

export function requirementsLine(points: Hundredths, on: Day, version: SchemeVersion): ScoreLine {
  return {
    why: why('meets_requirements', '未采用但符合要求', 'meets the requirements, not adopted'),
    points,
    on,
    factId: null,
    versionId: version.id,
  };
}

export function jointLine(points: Hundredths, reports: number): ScoreLine {
  return {
    why: why('joint_share', `联合报送，${reports} 家分享`, `joint with others, shared by ${reports}`),
    points,
    on: null,
    factId: null,
    versionId: null,
  };
}

export function capLine(over: Hundredths, cap: number, version: SchemeVersion): ScoreLine {
  return {
    why: why('report_cap', `单篇最高 ${cap} 分`, `at most ${cap} points for a report`),
    points: -over,
    on: null,
    factId: null,
    versionId: version.id,
  };
}

export function roundingLine(points: Hundredths, version: SchemeVersion): ScoreLine {
  const { digits } = version.document.rounding;
  return {
    why: why('rounding', `四舍五入到 ${digits} 位小数`, `rounded to ${digits} decimal places`),
    points,
    on: null,
    factId: null,
    versionId: version.id,
  };
}
