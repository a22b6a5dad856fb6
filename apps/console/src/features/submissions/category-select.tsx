import { Select } from 'antd';
import { useWords } from '@/ui';
import { categories } from './enums';
import type { Category } from './enums';

/** One kind of report, or none. Usable as a field of a form. */
export function CategorySelect({
  value,
  onChange,
  id,
  placeholder,
}: {
  value?: Category | null;
  onChange?: (category: Category | undefined) => void;
  id?: string;
  /** What it means that none is chosen. */
  placeholder?: string;
}) {
  const say = useWords('submissions');
  return (
    <Select<Category>
      id={id}
      // In a form its label names it.
      aria-label={id ? undefined : say('category_label')}
      allowClear
      value={value ?? undefined}
      onChange={onChange}
      placeholder={placeholder ?? say('any_category')}
      options={categories.map((category) => ({ value: category, label: say(`category.${category}`) }))}
    />
  );
}
