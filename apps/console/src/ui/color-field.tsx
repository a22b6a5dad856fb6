import { ColorPicker } from 'antd';

/** A colour as `#rrggbb`; null where none is chosen. Usable as a field of a form. */
export function ColorField({
  value,
  onChange,
  id,
  mayBeEmpty = false,
}: {
  value?: string | null;
  onChange?: (color: string | null) => void;
  id?: string;
  mayBeEmpty?: boolean;
}) {
  return (
    <span id={id}>
      <ColorPicker
        value={value ?? null}
        disabledAlpha
        showText
        allowClear={mayBeEmpty}
        onChange={(color) => onChange?.(color.cleared ? null : color.toHexString())}
      />
    </span>
  );
}
