import { reportTextOf } from '../read-text';
import { firstCorpus } from '../testing/first-corpus';
import type { LabelledReport } from '../testing/labelled-report';
import { secondCorpus } from '../testing/second-corpus';
import { thirdCorpus } from '../testing/third-corpus';
import { Background } from './background';
import { kindOf, measure } from './compare-reports';
import { countedFeatures, featuresOf } from './report-features';
import { sketchOf } from './sketch';

interface Score {
  precision: number;
  recall: number;
  pairs: number;
  found: number;
  wrong: string[];
  missed: string[];
}

/** Every pair that the sketches bring together and that is judged alike, against the pairs of one story. */
function scoreOf(corpus: LabelledReport[]): Score {
  const reports = corpus.map((report) => featuresOf(reportTextOf(report)));
  const background = Background.of(reports.map(countedFeatures));
  const sketches = reports.map((report) => new Set(sketchOf(report, background)));
  const score: Score = { precision: 0, recall: 0, pairs: 0, found: 0, wrong: [], missed: [] };
  let right = 0;
  for (const [index, { story, title }] of corpus.entries()) {
    for (let other = index + 1; other < corpus.length; other += 1) {
      const isAlike = story !== null && story === corpus[other]!.story;
      const shared = [...sketches[index]!].filter((feature) => sketches[other]!.has(feature)).length;
      const measures = shared >= 2 ? measure(reports[index]!, reports[other]!, background) : null;
      const isFound = measures !== null && kindOf(measures, background) !== null;
      const names = `${title} | ${corpus[other]!.title} ${JSON.stringify(measures)}`;
      if (isAlike) score.pairs += 1;
      if (isFound) score.found += 1;
      if (isAlike && isFound) right += 1;
      if (isFound && !isAlike) score.wrong.push(names);
      if (isAlike && !isFound) score.missed.push(names);
    }
  }
  return { ...score, precision: right / score.found, recall: right / score.pairs };
}

function print(name: string, { precision, recall, pairs, found, wrong, missed }: Score): void {
  const lines = [
    `${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${pairs} pairs, ${found} found)`,
    ...wrong.map((pair) => `  wrong:  ${pair}`),
    ...missed.map((pair) => `  missed: ${pair}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

describe('the duplicate finder', () => {
  it.each([1, 2])(
    'finds rewrites and twice told events among 200 reports by the same templates (draw %i)',
    (draw) => {
      const score = scoreOf(firstCorpus(20260 + draw));
      print(`first corpus, draw ${draw}`, score);
      expect(score.precision).toBeGreaterThan(0.9);
      expect(score.recall).toBeGreaterThan(0.9);
    },
  );

  it.each([1, 2])('does so in a corpus by another hand (draw %i)', (draw) => {
    const score = scoreOf(secondCorpus(draw));
    print(`second corpus, draw ${draw}`, score);
    expect(score.precision).toBeGreaterThan(0.9);
    expect(score.recall).toBeGreaterThan(0.9);
  });

  it.each([1, 2])('does so in a corpus that was written after the limits were set (draw %i)', (draw) => {
    const score = scoreOf(thirdCorpus(draw));
    print(`held-out corpus, draw ${draw}`, score);
    expect(score.precision).toBeGreaterThan(0.9);
    expect(score.recall).toBeGreaterThan(0.9);
  });
});
