import { Select } from 'antd';
import { useWords } from '@/ui';
import { categories } from './enums';
import type { Category } from './enums';

/** One kind of report, or none. Usable as a field of a form. */
export function CategorySelect({
  value,
  onChange,
  id,
}: {
  value?: Category | null;
  onChange?: (category: Category | undefined) => void;
  id?: string;
}) {
  const say = useWords('submissions');
  return (
    <Select<Category>
      id={id}
      aria-label={say('category_label')}
      allowClear
      value={value ?? undefined}
      onChange={onChange}
      placeholder={say('any_category')}
      options={categories.map((category) => ({ value: category, label: say(`category.${category}`) }))}
    />
  );
}
