import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';

export interface FieldParts {
  name: string;
  label: string;
  /** Attributes of the input. */
  input: Markup;
  /** One line below the label. */
  help?: string;
  isOptional?: boolean;
  /** In place of a one-line input. */
  control?: Markup;
}

/** A labelled field with room for what is wrong with it. */
export function field({ name, label, input, help, isOptional, control }: FieldParts): Markup {
  const described = `${name}-problem${help === undefined ? '' : ` ${name}-help`}`;
  return markup`<div class="field" data-field="${name}">
<label for="${name}">${label}${isOptional && markup` <span class="muted">（选填）</span>`}</label>
${help !== undefined && markup`<p class="muted" id="${name}-help">${help}</p>\n`}${
    control ?? markup`<input id="${name}" name="${name}" aria-describedby="${described}" ${input}>`
  }
<p class="wrong" id="${name}-problem" hidden></p>
</div>`;
}

/** Filled by the script when something is missing or was refused. */
export const problemSummary = markup`<div id="problems" class="notice problem" role="alert" tabindex="-1" hidden></div>`;

export function options(words: Readonly<Record<string, string>>): Markup {
  return markup`${Object.entries(words).map(([value, text]) => markup`<option value="${value}">${text}</option>`)}`;
}
