import { App, Form, Modal } from 'antd';
import type { ButtonProps, FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-back';
import { useTell } from './use-tell';
import { useWords } from './words';
import './form-dialog.css';

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
  okButton,
  beside,
  save,
  onSaved,
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
  okButton?: Pick<ButtonProps, 'danger' | 'disabled' | 'autoFocus'>;
  /** What else can be done, at the other end of the buttons. */
  beside?: ReactNode;
  save: (values: Values) => Promise<unknown>;
  /** Default: the dialog closes. */
  onSaved?: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  useFocusBack();
  const say = useWords('ui');
  const tell = useTell();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>(givenForm);
  const [isBusy, setBusy] = useState(false);
  const submit = async (values: Values) => {
    setBusy(true);
    try {
      await save(values);
      (onSaved ?? onClose)();
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
      // Beside “cancel the post” a “cancel” would be a riddle.
      cancelText={say(okButton?.danger ? 'back' : 'cancel')}
      okButtonProps={okButton}
      confirmLoading={isBusy}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={leave}
      footer={(buttons) => (
        <div className="form-dialog-buttons">
          {beside && <div className="form-dialog-beside">{beside}</div>}
          {buttons}
        </div>
      )}
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
