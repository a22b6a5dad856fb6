import { ColorPicker } from 'antd';

/** A colour as `#rrggbb`; null where none is chosen. Usable as a field of a form. */
export function ColorField({
  value,
  onChange,
  id,
  emptyText,
}: {
  value?: string | null;
  onChange?: (color: string | null) => void;
  id?: string;
  /** Where none has to be chosen: what that means. */
  emptyText?: string;
}) {
  return (
    <span id={id}>
      <ColorPicker
        value={value ?? null}
        disabledAlpha
        showText={() => value ?? emptyText}
        allowClear={emptyText !== undefined}
        onChange={(color) => onChange?.(color.cleared ? null : color.toHexString())}
      />
    </span>
  );
}
