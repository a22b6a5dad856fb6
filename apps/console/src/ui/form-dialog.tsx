import { App, Form, Modal } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTell } from './use-tell';
import { useWords } from './words';

/**
 * A form in a dialog. `save` is called with what was typed; refusals are told at their fields and the dialog stays. What
 * was typed is thrown away only by whoever says so: not by a click beside it, and not by Escape without a question.
 */
export function FormDialog<Values extends object>({
  title,
  okText,
  initialValues,
  form: givenForm,
  width,
  save,
  onClose,
  children,
}: {
  title: string;
  /** Default: save. */
  okText?: string;
  initialValues?: object;
  /** Where the caller watches fields of it. */
  form?: FormInstance<Values>;
  width?: number;
  save: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) {
  const say = useWords('ui');
  const tell = useTell();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>(givenForm);
  const [isBusy, setBusy] = useState(false);
  const submit = async (values: Values) => {
    setBusy(true);
    try {
      await save(values);
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setBusy(false);
    }
  };
  const leave = () => {
    if (!form.isFieldsTouched()) return onClose();
    void modal.confirm({
      title: say('leave_form'),
      content: say('leave_form_consequence'),
      okText: say('leave'),
      cancelText: say('go_on'),
      onOk: onClose,
    });
  };
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={okText ?? say('save')}
      cancelText={say('cancel')}
      confirmLoading={isBusy}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={leave}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initialValues}
        onFinish={(values) => void submit(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}
