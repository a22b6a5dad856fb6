export interface SharedQuestionsOptions<Question, Answer> {
  /** Questions of one round trip. */
  mostTogether: number;
  /** Round trips under way; whoever comes meanwhile makes up the next one. */
  mostAtOnce: number;
  /** Answers in the order of the questions. */
  ask(questions: Question[]): Promise<Answer[]>;
}

interface Waiting<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Questions of one form that many ask at once, each with values of its own: those of a moment share one statement. The
 * busier it is, the more share it; who is alone waits for nobody.
 */
export class SharedQuestions<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private underWay = 0;
  private isCalled = false;

  constructor(private readonly options: SharedQuestionsOptions<Question, Answer>) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      this.call();
    });
  }

  /** At the end of this turn of the event loop: what arrives in it goes together. */
  private call(): void {
    if (this.isCalled || this.underWay >= this.options.mostAtOnce) return;
    this.isCalled = true;
    setImmediate(() => {
      this.isCalled = false;
      while (this.waiting.length > 0 && this.underWay < this.options.mostAtOnce) {
        void this.send(this.waiting.splice(0, this.options.mostTogether));
      }
    });
  }

  private async send(bundle: Waiting<Question, Answer>[]): Promise<void> {
    this.underWay += 1;
    try {
      const answers = await this.options.ask(bundle.map(({ question }) => question));
      bundle.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      for (const { reject } of bundle) reject(error);
    } finally {
      this.underWay -= 1;
      if (this.waiting.length > 0) this.call();
    }
  }
}
