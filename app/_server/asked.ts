/**
 * What a form's button asked for, in parts: `move:<line>:<store>`.
 * @param otherwise what a form means that was sent by no button, as by Enter or a script
 */
export const askedBy = (form: FormData, otherwise = ""): string[] =>
  String(form.get("do") ?? otherwise)
    .slice(0, 200)
    .split(":");
