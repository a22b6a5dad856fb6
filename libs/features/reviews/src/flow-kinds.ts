import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { FlowTemplate } from './domain/flow-templates';
import type { FlowKind, FlowSettings } from './domain/review-flow';

/** What a feature says about a kind of flow that is its own. */
export interface FlowKindShape {
  /** What is wrong with the settings, at paths below `settings`. */
  settingsFaults(settings: FlowSettings): Fault[] | Promise<Fault[]>;
  /** Shipped with the root; the first is the default of its kind. */
  templates: readonly FlowTemplate[];
}

/** The shapes of the kinds of flows. A kind that nobody registered has no settings. */
export class FlowKinds {
  private readonly shapes = new Map<FlowKind, FlowKindShape>();

  register(kind: FlowKind, shape: FlowKindShape): void {
    if (this.shapes.has(kind)) throw new Error(`The kind of flow ${kind} is registered twice`);
    this.shapes.set(kind, shape);
  }

  get templates(): FlowTemplate[] {
    return [...this.shapes.values()].flatMap(({ templates }) => templates);
  }

  async settingsFaults(kind: FlowKind, settings: FlowSettings): Promise<Fault[]> {
    const shape = this.shapes.get(kind);
    if (shape) return shape.settingsFaults(settings);
    return Object.keys(settings).map((name) =>
      fault(
        `settings.${name}`,
        'setting_unknown',
        `${kind} 类流程没有这项设置。`,
        `Flows of the kind ${kind} have no such setting.`,
      ),
    );
  }
}
