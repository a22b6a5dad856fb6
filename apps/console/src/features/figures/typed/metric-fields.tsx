import { Form, Input } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { usePlatformDefinitions } from '../parts/definitions';
import { typedFigures } from './typed-figures';
import type { Typed } from './typed-figures';

type Definition = Shape<'FigureDefinitionResponse'>;

/**
 * A field for each figure that the platform shows; where nothing more is known of the platform, for each that any may
 * show. At least one is filled in.
 */
export function MetricFields({
  platform,
  kind,
  hasOthers = false,
}: {
  platform: string;
  kind: Definition['kind'];
  /** Also what the platform itself does not name: reports tell more than platforms. */
  hasOthers?: boolean;
}) {
  const say = useWords('figures');
  const offered = offeredOf([...usePlatformDefinitions().values()], platform, kind, hasOthers);
  return (
    <div className="typed-fields">
      {offered.map(({ id, metric, name, description }, index) => (
        <Form.Item
          key={id}
          name={['words', metric]}
          label={name}
          tooltip={description}
          rules={
            index === 0
              ? [
                  (form) => ({
                    validator: () =>
                      typedFigures(form.getFieldsValue(true) as Typed).length > 0
                        ? Promise.resolve()
                        : Promise.reject(new Error(say('typed.none'))),
                  }),
                ]
              : []
          }
        >
          <Input inputMode="text" maxLength={40} />
        </Form.Item>
      ))}
    </div>
  );
}

function offeredOf(
  definitions: readonly Definition[],
  platform: string,
  kind: Definition['kind'],
  hasOthers: boolean,
): Definition[] {
  const told = definitions.filter((definition) => definition.kind === kind);
  const own = told.filter((definition) => definition.platform === platform);
  if (own.length > 0 && !hasOthers) return own;
  const named = new Set(own.map(({ metric }) => metric));
  return [...own, ...told.filter((one) => one.platform === null && !named.has(one.metric))];
}
