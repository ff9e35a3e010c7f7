package dev.dormouse.analyzers;

/**
 * Where a server lives: the parts of every ARN it gives out.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param region such as {@code us-east-1}; results are the same in every Region
 * @param account the account that owns the analyzers, twelve digits
 */
public record Home(String partition, String region, String account) {
  public Home {
    if (!account.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("an account id has 12 digits: \"" + account + "\"");
    }
    if (!region.matches("[a-z]{2,}(-[a-z0-9]+)+")) {
      throw new IllegalArgumentException("not a Region: \"" + region + "\"");
    }
  }

  /** The ARN of an analyzer; AWS's sample shape {@code arn:…:analyzer/name}. */
  public String arn(String analyzerName) {
    return analyzerPrefix() + analyzerName;
  }

  /** The ARN of every analyzer here, up to its name. */
  public String analyzerPrefix() {
    return "arn:" + partition + ":access-analyzer:" + region + ":" + account + ":analyzer/";
  }
}
