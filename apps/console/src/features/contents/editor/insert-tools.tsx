import { LinkOutlined, PictureOutlined, PlayCircleOutlined, TableOutlined } from '@ant-design/icons';
import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { AssetPicker } from '@/features/assets';
import { useWords } from '@/ui';
import { InsertMedia } from './insert-media';
import { LinkForm } from './link-form';

/** What is put into the text: pictures, sounds and films, tables, links. */
export function InsertTools({ editor, organizationId }: { editor: Editor; organizationId: string }) {
  const say = useWords('contents');
  const [open, setOpen] = useState<'picture' | 'media' | 'link' | null>(null);
  const { isInTable, isLink } = useEditorState({
    editor,
    selector: ({ editor: at }) => ({ isInTable: at.isActive('table'), isLink: at.isActive('link') }),
  });
  const run = () => editor.chain().focus();
  const tableActs: Readonly<Record<string, () => unknown>> = {
    row_before: () => run().addRowBefore().run(),
    row_after: () => run().addRowAfter().run(),
    row_delete: () => run().deleteRow().run(),
    column_before: () => run().addColumnBefore().run(),
    column_after: () => run().addColumnAfter().run(),
    column_delete: () => run().deleteColumn().run(),
    merge: () => run().mergeOrSplit().run(),
    header: () => run().toggleHeaderRow().run(),
    table_delete: () => run().deleteTable().run(),
  };
  const insertTable = () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  return (
    <>
      <Tooltip title={say('tool.picture')}>
        <Button
          type="text"
          icon={<PictureOutlined />}
          aria-label={say('tool.picture')}
          onClick={() => setOpen('picture')}
        />
      </Tooltip>
      <Tooltip title={say('tool.media')}>
        <Button
          type="text"
          icon={<PlayCircleOutlined />}
          aria-label={say('tool.media')}
          onClick={() => setOpen('media')}
        />
      </Tooltip>
      {isInTable ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: Object.keys(tableActs).map((key) => ({ key, label: say(`tool.${key}`) })),
            onClick: ({ key }) => tableActs[key]?.(),
          }}
        >
          <Button
            type="text"
            className="is-on"
            icon={<TableOutlined />}
            aria-label={say('tool.table_change')}
          />
        </Dropdown>
      ) : (
        <Tooltip title={say('tool.table')}>
          <Button type="text" icon={<TableOutlined />} aria-label={say('tool.table')} onClick={insertTable} />
        </Tooltip>
      )}
      <Tooltip title={say('tool.link')}>
        <Button
          type="text"
          icon={<LinkOutlined />}
          aria-label={say('tool.link')}
          aria-pressed={isLink}
          className={isLink ? 'is-on' : undefined}
          onClick={() => setOpen('link')}
        />
      </Tooltip>
      <LinkForm editor={editor} isOpen={open === 'link'} onClose={() => setOpen(null)} />
      {open === 'picture' && (
        <AssetPicker
          kinds={['image']}
          unitId={organizationId}
          several
          onCancel={() => setOpen(null)}
          onPick={(assets) => {
            setOpen(null);
            run()
              .insertContent(
                assets.map(({ id, altText }) => ({ type: 'picture', attrs: { assetId: id, alt: altText } })),
              )
              .run();
          }}
        />
      )}
      {open === 'media' && (
        <InsertMedia editor={editor} organizationId={organizationId} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
