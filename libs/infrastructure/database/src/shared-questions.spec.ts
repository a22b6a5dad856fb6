import { SharedQuestions } from './shared-questions';

/** Answers with the double, when it is let. */
function doubling(mostTogether: number, mostAtOnce: number) {
  const bundles: number[][] = [];
  const lets: (() => void)[] = [];
  const shared = new SharedQuestions<number, number>({
    mostTogether,
    mostAtOnce,
    ask: async (questions) => {
      bundles.push(questions);
      await new Promise<void>((go) => lets.push(go));
      if (questions.includes(13)) throw new Error('unlucky');
      return questions.map((question) => question * 2);
    },
  });
  const nextTurn = () => new Promise((done) => setImmediate(done));
  const answerAll = async () => {
    for (const go of lets.splice(0)) go();
    await nextTurn();
    await nextTurn();
  };
  return { shared, bundles, nextTurn, answerAll };
}

describe('SharedQuestions', () => {
  it('asks what arrives in one turn together, and gives each its own answer', async () => {
    const { shared, bundles, nextTurn, answerAll } = doubling(10, 2);
    const answers = Promise.all([1, 2, 3].map((question) => shared.ask(question)));
    await nextTurn();
    await answerAll();
    await expect(answers).resolves.toEqual([2, 4, 6]);
    expect(bundles).toEqual([[1, 2, 3]]);
  });

  it('keeps the rest waiting while enough are under way, and loses none of them', async () => {
    const { shared, bundles, nextTurn, answerAll } = doubling(2, 2);
    const answers = Promise.all([1, 2, 3, 4, 5].map((question) => shared.ask(question)));
    await nextTurn();
    expect(bundles).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await answerAll();
    await answerAll();
    await expect(answers).resolves.toEqual([2, 4, 6, 8, 10]);
    expect(bundles).toHaveLength(3);
  });

  it('tells a failure to those who asked together, and to nobody else', async () => {
    const { shared, nextTurn, answerAll } = doubling(2, 1);
    const answers = Promise.allSettled([13, 2, 3].map((question) => shared.ask(question)));
    await nextTurn();
    await answerAll();
    await answerAll();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
