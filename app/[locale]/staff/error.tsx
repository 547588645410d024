"use client";

import { Broken } from "@/components/ui/broken";

export default function CounterError({ retry }: { retry: () => void }) {
  return <Broken retry={retry} />;
}
