package dev.dormouse.api.call;

/** One operation of the API, free of transport. */
@FunctionalInterface
public interface Operation {

  /**
   * @param call by somebody who may make it
   * @throws ApiException if the answer is an error; nothing was changed then
   */
  Answer run(Call call);
}
