/** A bug in a flow: it threw, or did what the engine does not allow. The update that led to it is to be set aside. */
export class EngineError extends Error {
  readonly flow: string;
  readonly step: string;

  constructor({ flow, step, problem, cause }: { flow: string; step: string; problem: string; cause?: unknown }) {
    super(`flow ${flow}, step ${step}: ${problem}`, { cause });
    this.name = 'EngineError';
    this.flow = flow;
    this.step = step;
  }
}
