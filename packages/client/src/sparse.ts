/** Names of members, and paths into them: `title`, `cover.url`. */
export type FieldOf<Value> =
  | (keyof Value & string)
  | `${keyof { [Key in keyof Value as NonNullable<Value[Key]> extends object ? Key : never]: true } & string}.${string}`;

type TopOf<Field extends string> = Field extends `${infer Top}.${string}` ? Top : Field;

type Part<Value> = Value extends readonly (infer Item)[]
  ? Part<Item>[]
  : Value extends object
    ? { [Key in keyof Value]?: Part<Value[Key]> }
    : Value;

/** A value with the wanted members alone; without a wish, all of it. Of what is wanted in part, every part may be absent. */
export type Sparse<Value, Field extends string> = [Field] extends [never]
  ? Value
  : {
      [Key in keyof Value as Key extends TopOf<Field> ? Key : never]: Key extends Field
        ? Value[Key]
        : Part<Value[Key]>;
    };

/** As the query has it. */
export function fieldsText(fields: readonly string[] | undefined): string | undefined {
  return fields?.join(',');
}
