import { Icon } from "@/components/ui/icon";

/**
 * Why a press did nothing, said aloud. Its room is there before the words, so that they are heard when they come.
 * @param answer names the answer, so that the same words are heard again when they come again
 */
export function Refusal({ message, answer }: { message: string | null; answer: string | number }) {
  return (
    <div role="alert">
      {message ? (
        <p
          key={answer}
          className="mb-3 flex items-start gap-2 rounded-md border-2 border-tomato bg-tomato-soft px-3 py-2.5 font-semibold text-ink"
        >
          <Icon name="warning" size={22} className="mt-px text-tomato" />
          {message}
        </p>
      ) : null}
    </div>
  );
}
